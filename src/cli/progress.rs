//! How far a long run is, on standard error, when that is a terminal.

use crate::document::Inputs;
use indicatif::{HumanBytes, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;
use std::time::Duration;

/// The state of a run, drawn where somebody watches.
pub struct Progress {
    bar: ProgressBar,
    sources: usize,
    /// All bytes, where they are known beforehand.
    size: Option<u64>,
    bytes: u64,
}

impl Progress {
    /// Begins a run; nothing is drawn when standard error is no terminal, or `quiet`.
    pub fn new(inputs: &Inputs, quiet: bool) -> Self {
        let seen = !quiet && std::io::stderr().is_terminal();
        // Sizes are asked for only where somebody watches.
        let size = if seen { inputs.bytes() } else { None };
        Self::over(inputs.sources(), size, seen)
    }

    fn over(sources: usize, size: Option<u64>, seen: bool) -> Self {
        let target = if seen { ProgressDrawTarget::stderr_with_hz(8) } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(size.or(u64::try_from(sources).ok()), target);
        if let Ok(style) = ProgressStyle::with_template("{wide_bar:.blue} {msg}") {
            bar.set_style(style.progress_chars("██░"));
        }
        if seen {
            bar.enable_steady_tick(Duration::from_millis(500));
        }
        Self { bar, sources, size, bytes: 0 }
    }

    /// Notes that articles were read and scored, and how many sources are still to be opened.
    pub fn step(&mut self, articles: usize, bytes: usize, sources_left: usize) {
        self.bytes += u64::try_from(bytes).unwrap_or_default();
        let opened = self.sources.saturating_sub(sources_left);
        self.bar.set_position(self.done(opened));
        self.bar.set_message(self.words(articles, opened));
    }

    /// Prints a line of talk without breaking the drawing.
    pub fn tell(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }

    /// Takes the drawing away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }

    /// Returns how much is done: in bytes where all are known, else in sources.
    fn done(&self, opened: usize) -> u64 {
        self.size.map_or(u64::try_from(opened).unwrap_or_default(), |size| self.bytes.min(size))
    }

    /// Says files, megabytes and the time left; where neither sizes nor several sources are known, nobody can tell a time.
    fn words(&self, articles: usize, opened: usize) -> String {
        let whole = self.size.or(u64::try_from(self.sources).ok().filter(|&sources| sources > 1)).unwrap_or_default();
        let left = time_left(self.bar.elapsed(), self.done(opened), whole)
            .map_or_else(String::new, |left| format!(", {} left", HumanDuration(left)));
        let files = if self.sources > 1 { format!("{opened} of {} files", self.sources) } else { format!("{articles} articles") };
        let size = self.size.map_or_else(String::new, |size| format!(" of {}", HumanBytes(size)));
        format!("{files}, {}{size}{left}", HumanBytes(self.bytes))
    }
}

/// Returns the time that is left if the rest goes as fast as what is done; nothing at the beginning.
fn time_left(elapsed: Duration, done: u64, of: u64) -> Option<Duration> {
    if done == 0 || of < done || elapsed < Duration::from_secs(1) {
        return None;
    }
    let left = u128::from(of - done) * elapsed.as_millis() / u128::from(done);
    Some(Duration::from_millis(u64::try_from(left).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_follows_what_is_done() {
        let ten = Duration::from_secs(10);
        assert_eq!(time_left(ten, 1, 4), Some(Duration::from_secs(30)));
        assert_eq!((time_left(ten, 0, 4), time_left(ten, 2, 0), time_left(Duration::ZERO, 1, 4)), (None, None, None));
    }

    #[test]
    fn files_and_megabytes_are_told() {
        let mut progress = Progress::over(3, None, false);
        progress.step(2, 1_500_000, 1);
        assert!(progress.bar.is_hidden());
        assert_eq!(progress.words(2, 2), "2 of 3 files, 1.43 MiB");
        let mut table = Progress::over(1, Some(3_000_000), false);
        table.step(700, 1_500_000, 0);
        assert_eq!((table.words(700, 1).as_str(), table.done(1)), ("700 articles, 1.43 MiB of 2.86 MiB", 1_500_000));
    }
}
