//! Uploads under way: where they go on, what arrives, when they become blobs.

mod checksum;
mod receive;

use canon::{BlobRef, sha256_tagged};

use crate::ServerError;
use crate::database::{Device, Upload};
use crate::state::State;

pub use checksum::Checksum;
pub use receive::receive;

/// A device has one upload of a blob, however often it begins: what arrived is found again even
/// by a client that has forgotten all about it.
fn id(device: &str, blob: &BlobRef) -> String {
    let hash = sha256_tagged("qingshan-upload-1", &[device.as_bytes(), &blob.hash.0]);
    hex::encode(&hash.0[..16])
}

/// The upload of this blob, from where it stands; `anew` forgets what has arrived.
pub async fn begin(
    state: &State,
    device: &Device,
    blob: BlobRef,
    anew: bool,
) -> Result<(Upload, u64), ServerError> {
    if blob.bytes > state.config.limits.blob_bytes {
        return Err(ServerError::TooLarge);
    }
    let device = device.id();
    let id = id(&device, &blob);
    if let Some(upload) = state.database.upload(&id).await?.filter(|known| known.blob == blob)
        && !anew
    {
        let offset = state.files.offset(&id).await?;
        return Ok((upload, offset));
    }
    state.files.discard(&id).await?;
    let upload = Upload { id, device, blob, begun_ms: state.now_ms() };
    state.database.begin_upload(upload.clone()).await?;
    Ok((upload, 0))
}

/// The upload with this id, if it is this device's.
pub async fn find(state: &State, device: &Device, id: &str) -> Result<Upload, ServerError> {
    let upload = state.database.upload(id).await?;
    upload.filter(|upload| upload.device == device.id()).ok_or(ServerError::UploadUnknown)
}

/// Makes an upload that has arrived whole the blob that it claims to be.
pub async fn finish(state: &State, upload: &Upload) -> Result<(), ServerError> {
    if state.files.finish(&upload.id, &upload.blob).await? {
        // Until here a repeated upload begins anew; from here the blob is known.
        state.database.own(&upload.device, upload.blob.clone(), state.now_ms()).await?;
        state.database.end_upload(&upload.id).await
    } else {
        state.database.end_upload(&upload.id).await?;
        Err(ServerError::UploadMismatch)
    }
}

pub async fn drop_upload(state: &State, upload: &Upload) -> Result<(), ServerError> {
    state.files.discard(&upload.id).await?;
    state.database.end_upload(&upload.id).await
}

/// Clears away what was broken off long ago.
pub async fn forget_old(state: &State) -> Result<(), ServerError> {
    let before = state.now_ms() - state.config.limits.upload_kept_ms;
    for upload in state.database.uploads_begun_before(before).await? {
        drop_upload(state, &upload).await?;
    }
    Ok(())
}
