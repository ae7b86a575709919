//! Days of ISO dates as numbers, so that they can stand on a line.

/// Returns the day that a date names, counted from 1970-01-01; nothing when it names none.
#[must_use]
pub fn number(date: &str) -> Option<i64> {
    let mut parts = date.get(..10)?.split('-');
    let (year, month, day): (i64, i64, i64) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let is_day = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_day.then(|| from_civil(year, month, day))
}

/// Counts days by the proleptic Gregorian calendar, years beginning in March (after Hinnant 2013).
const fn from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year / 400;
    let of_era = year - era * 400;
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted() {
        assert_eq!((number("1970-01-01"), number("2000-03-01"), number("2025-11-22T08:00")), (Some(0), Some(11_017), Some(20_414)));
        assert!(["", "2025-11", "22.11.2025", "2025-13-01", "2025-11-é"].iter().all(|date| number(date).is_none()));
    }
}
