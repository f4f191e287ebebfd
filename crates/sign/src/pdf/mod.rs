//! What signing needs to know of the PDF format.

pub mod date;
pub mod fields;
pub mod increment;
pub mod load;
pub mod scan;
pub mod section;
