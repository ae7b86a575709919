//! One writer a file.
