use app::outside::convert;

use crate::Done;
use crate::args::Coord;

pub fn run(args: &Coord) -> Done {
    Ok(convert(args.from, args.to, &args.x, &args.y)?.into())
}
