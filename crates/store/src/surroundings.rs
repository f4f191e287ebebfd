use record::Reading;

/// What the store needs from the machine besides its disk: clocks and randomness come in from
/// outside, so that a test can replay everything from a seed.
pub trait Surroundings: Send + Sync {
    fn reading(&self) -> Reading;

    /// Fills `bytes` with randomness fit for keys.
    fn fill(&self, bytes: &mut [u8]);
}

/// Random bytes as a value.
pub fn random<const N: usize>(surroundings: &dyn Surroundings) -> [u8; N] {
    let mut bytes = [0; N];
    surroundings.fill(&mut bytes);
    bytes
}
