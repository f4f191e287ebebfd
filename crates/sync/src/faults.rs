//! A connection that fails as connections do, from a seed, for tests and fault runs.

use std::sync::Mutex;

use ::http::{Request, Response};
use bytes::Bytes;

use crate::{Transport, TransportError};

/// A small generator (SplitMix64): the same seed, the same faults.
#[derive(Debug, Clone)]
pub struct Seeded(u64);

impl Seeded {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.number() % limit
    }

    pub fn bytes(&mut self, len: usize) -> Vec<u8> {
        let words = std::iter::repeat_with(|| self.number().to_le_bytes());
        words.flatten().take(len).collect()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    None,
    /// It never arrived.
    RequestLost,
    /// It was carried out, and nobody heard of it.
    AnswerLost,
    /// Half of the answer.
    AnswerCut,
    /// A sign-in page of the network answers instead.
    Portal,
}

/// Carries requests over `inner`; of a hundred, about `percent` meet a fault.
pub struct Faulty<T> {
    inner: T,
    percent: u64,
    seeded: Mutex<Seeded>,
}

impl<T: Transport> Faulty<T> {
    pub fn new(inner: T, percent: u64, seed: u64) -> Self {
        Self { inner, percent, seeded: Mutex::new(Seeded::new(seed)) }
    }

    fn next_fault(&self) -> Fault {
        let mut seeded = self.seeded.lock().expect("nobody panics while drawing a number");
        if seeded.below(100) >= self.percent {
            return Fault::None;
        }
        match seeded.below(4) {
            0 => Fault::RequestLost,
            1 => Fault::AnswerLost,
            2 => Fault::AnswerCut,
            _ => Fault::Portal,
        }
    }
}

impl<T: Transport> Transport for Faulty<T> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        match self.next_fault() {
            Fault::None => self.inner.send(request).await,
            Fault::RequestLost => Err(TransportError::Away("the line is dead".into())),
            Fault::AnswerLost => {
                self.inner.send(request).await?;
                Err(TransportError::TimedOut)
            }
            Fault::AnswerCut => {
                let answer = self.inner.send(request).await?;
                Ok(answer.map(|body| body.slice(..body.len() / 2)))
            }
            Fault::Portal => Ok(Response::new(Bytes::from_static(b"<html>Please sign in</html>"))),
        }
    }
}
