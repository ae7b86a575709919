//! What is known of each language, as rows.
//!
//! Takes folders of CSV files, embedded or on disk; gives [`Pack`]s of typed rows with a version and a content hash, or every fault found.
//! It neither matches nor scores anything.

mod cells;
mod choice;
mod embedded;
mod fault;
mod files;
mod folder;
mod hash;
mod load;
mod named;
mod overlay;
mod rows;
mod short;
mod table;

pub use choice::*;
pub use fault::{Fault, Faults};
pub use files::{COMMON_FILES, FILES, FileKind};
pub use folder::{Folder, Stranger};
pub use load::{Pack, Packs};
pub use named::is_unstated;
pub use rows::*;
pub use short::short;
pub use table::{Record, Table};
