//! One page that says who is bullish and who is bearish, how sure that is, and which words say so.
//!
//! Takes analyses one by one; gives HTML that needs no network, runs no script and shows every foreign string as text. What is computed stands
//! in `aggregate`; what is said stands in `locales/report.csv`; how it looks stands in `style.css`.

mod articles;
mod chart;
mod day;
mod drivers;
mod evidence;
mod gather;
mod headline;
mod left_out;
mod method;
mod page;
mod quoted;
mod speakers;
mod timeline;
mod words;

pub use gather::Report;
pub use page::{page_head, page_header};
pub use words::Words;
