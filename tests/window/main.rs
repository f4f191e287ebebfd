//! The application's own window, under a virtual display.

mod frame;
mod harness;
