//! What is known of each language, as rows.
//!
//! Takes folders of CSV files, embedded or on disk; gives [`Pack`]s of typed rows with a version and a content hash, or every fault found.
//! It neither matches nor scores anything.

mod built_in;
mod cells;
mod choice;
mod fault;
mod files;
mod folder;
mod hash;
mod load;
mod named;
pub mod numbers;
mod overlay;
pub mod packed;
mod reader;
mod row_list;
#[macro_use]
mod rows;
mod short;
mod table;
mod telling;
pub mod texts;
mod usage_rows;

pub use built_in::write_packs;
pub use choice::*;
pub use fault::{Fault, Faults};
pub use files::{COMMON_FILES, FILES, FileKind};
pub use folder::{Folder, Stranger};
pub use load::{Pack, Packs};
pub use named::{Names, is_unstated};
pub use row_list::Rows;
pub use rows::*;
pub use short::short;
pub use table::{Record, Table};
pub use telling::Telling;
pub use usage_rows::*;
