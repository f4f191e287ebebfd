use super::{Client, answer, post};
use crate::wire::{OpeningAnswer, OpeningRequest};
use crate::{Local, SyncError, Transport};

impl<L: Local, T: Transport> Client<'_, L, T> {
    /// Headquarters' word on a draw that nobody revealed, if it has one for this device. It is not
    /// yet checked: that is for whoever knows draws.
    pub async fn opening(&self, draw: &str) -> Result<Option<Vec<u8>>, SyncError> {
        let request = post("/v1/openings", &OpeningRequest { draw: draw.to_owned() });
        let OpeningAnswer { file } = answer::json(&self.send_signed_in(request).await?)?;
        Ok(file.map(|file| file.0))
    }
}
