//! How far a long run is, on standard error, when that is a terminal.

use indicatif::{HumanBytes, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;
use std::time::Duration;

/// The state of a run, drawn where somebody watches.
pub struct Progress {
    bar: ProgressBar,
    sources: usize,
    bytes: u64,
}

impl Progress {
    /// Begins a run over some sources; nothing is drawn when standard error is no terminal, or `quiet`.
    pub fn new(sources: usize, quiet: bool) -> Self {
        let seen = !quiet && std::io::stderr().is_terminal();
        let target = if seen { ProgressDrawTarget::stderr_with_hz(8) } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(u64::try_from(sources).ok(), target);
        if let Ok(style) = ProgressStyle::with_template("{wide_bar:.blue} {msg}") {
            bar.set_style(style.progress_chars("██░"));
        }
        if seen {
            bar.enable_steady_tick(Duration::from_millis(500));
        }
        Self { bar, sources, bytes: 0 }
    }

    /// Notes that articles were read and scored, and how many sources are still to be opened.
    pub fn step(&mut self, articles: usize, bytes: usize, sources_left: usize) {
        self.bytes += u64::try_from(bytes).unwrap_or_default();
        let done = self.sources.saturating_sub(sources_left);
        self.bar.set_position(u64::try_from(done).unwrap_or_default());
        self.bar.set_message(self.words(articles, done));
    }

    /// Prints a line of talk without breaking the drawing.
    pub fn tell(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }

    /// Takes the drawing away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }

    /// Says files, megabytes and the time left; a single file tells no share, so no time.
    fn words(&self, articles: usize, done: usize) -> String {
        let (elapsed, size) = (self.bar.elapsed(), HumanBytes(self.bytes));
        let files = if self.sources > 1 { format!("{done} of {} files", self.sources) } else { format!("{articles} articles") };
        let left = time_left(elapsed, done, self.sources).map_or_else(String::new, |left| format!(", {} left", HumanDuration(left)));
        format!("{files}, {size}{left}")
    }
}

/// Returns the time that is left if the rest goes as fast as what is done; nothing at the beginning and for a single source.
fn time_left(elapsed: Duration, done: usize, of: usize) -> Option<Duration> {
    let (done, of) = (u32::try_from(done).ok()?, u32::try_from(of).ok()?);
    (done > 0 && of > 1 && elapsed > Duration::from_secs(1)).then(|| elapsed * of.saturating_sub(done) / done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_follows_what_is_done() {
        let ten = Duration::from_secs(10);
        assert_eq!(time_left(ten, 1, 4), Some(Duration::from_secs(30)));
        assert_eq!((time_left(ten, 0, 4), time_left(ten, 1, 1), time_left(Duration::ZERO, 1, 4)), (None, None, None));
    }

    #[test]
    fn nothing_is_drawn_for_nobody() {
        let mut progress = Progress::new(3, true);
        progress.step(2, 1_500_000, 1);
        assert!(progress.bar.is_hidden());
        assert_eq!(progress.words(2, 2), "2 of 3 files, 1.43 MiB");
    }
}
