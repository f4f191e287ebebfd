pub mod demo;
pub mod desk;
pub mod door;
pub mod draw;
pub mod import;
pub mod serve;
