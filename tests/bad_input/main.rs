//! Bad input through the application's own operations: each has its code, and nothing is lost.
