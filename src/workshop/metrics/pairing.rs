//! Which found quotation stands for which labelled one.
//!
//! Takes a table of likenesses; gives pairs, one to one, whose likenesses add up to the most (Kuhn 1955, Munkres 1957, in the form of
//! shortest augmenting paths by Jonker and Volgenant 1987).

/// Returns pairs of row and column with the greatest sum; pairs without likeness are left out.
#[must_use]
pub fn best_pairs(likeness: &[Vec<f64>]) -> Vec<(usize, usize)> {
    let (rows, columns) = (likeness.len(), likeness.first().map_or(0, Vec::len));
    if rows == 0 || columns == 0 {
        return Vec::new();
    }
    if rows > columns {
        let turned: Vec<Vec<f64>> = (0..columns).map(|column| likeness.iter().map(|row| row[column]).collect()).collect();
        let mut pairs: Vec<_> = best_pairs(&turned).into_iter().map(|(row, column)| (column, row)).collect();
        pairs.sort_unstable();
        return pairs;
    }
    let mut assignment = Assignment::new(rows, columns);
    (1..=rows).for_each(|row| assignment.add(row, likeness));
    let pairs = assignment.row_of.iter().enumerate().skip(1).filter(|&(_, &row)| row > 0).map(|(column, &row)| (row - 1, column - 1));
    let mut pairs: Vec<_> = pairs.filter(|&(row, column)| likeness[row][column] > 0.0).collect();
    pairs.sort_unstable();
    pairs
}

/// Rows and columns count from 1; 0 is the place of the row that is being added.
struct Assignment {
    row_price: Vec<f64>,
    column_price: Vec<f64>,
    row_of: Vec<usize>,
}

impl Assignment {
    fn new(rows: usize, columns: usize) -> Self {
        Self { row_price: vec![0.0; rows + 1], column_price: vec![0.0; columns + 1], row_of: vec![0; columns + 1] }
    }

    /// Adds a row along the cheapest path to a free column.
    fn add(&mut self, row: usize, likeness: &[Vec<f64>]) {
        let columns = self.row_of.len();
        let (mut cheapest, mut from, mut used) = (vec![f64::INFINITY; columns], vec![0; columns], vec![false; columns]);
        self.row_of[0] = row;
        let mut column = 0;
        while self.row_of[column] != 0 {
            used[column] = true;
            let here = self.row_of[column];
            for next in (1..columns).filter(|&next| !used[next]) {
                let cost = -likeness[here - 1][next - 1] - self.row_price[here] - self.column_price[next];
                if cost < cheapest[next] {
                    (cheapest[next], from[next]) = (cost, column);
                }
            }
            let Some(next) = (1..columns).filter(|&next| !used[next]).min_by(|&a, &b| cheapest[a].total_cmp(&cheapest[b])) else { return };
            self.pay(cheapest[next], &used, &mut cheapest);
            column = next;
        }
        while column != 0 {
            self.row_of[column] = self.row_of[from[column]];
            column = from[column];
        }
    }

    fn pay(&mut self, price: f64, used: &[bool], cheapest: &mut [f64]) {
        for column in 0..used.len() {
            if used[column] {
                self.row_price[self.row_of[column]] += price;
                self.column_price[column] -= price;
            } else {
                cheapest[column] -= price;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Tries every way to give each row a column of its own.
    fn brute(likeness: &[Vec<f64>], row: usize, taken: &mut Vec<bool>) -> f64 {
        if row == likeness.len() {
            return 0.0;
        }
        let mut best = brute(likeness, row + 1, taken);
        for column in 0..taken.len() {
            if !taken[column] {
                taken[column] = true;
                best = best.max(likeness[row][column] + brute(likeness, row + 1, taken));
                taken[column] = false;
            }
        }
        best
    }

    proptest! {
        #[test]
        fn no_other_pairs_add_up_to_more(rows in 1..5_usize, columns in 1..5_usize, seeds in prop::collection::vec(0..100_u8, 25)) {
            let likeness: Vec<Vec<f64>> = (0..rows).map(|row| (0..columns).map(|column| f64::from(seeds[5 * row + column] / 50 * seeds[5 * row + column])).collect()).collect();
            let sum: f64 = best_pairs(&likeness).iter().map(|&(row, column)| likeness[row][column]).sum();
            prop_assert!((sum - brute(&likeness, 0, &mut vec![false; columns])).abs() < 1e-9);
        }
    }
}
