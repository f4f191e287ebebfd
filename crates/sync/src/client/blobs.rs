use bytes::Bytes;
use canon::{BlobRef, Hash32, sha256};
use http::header::{CONTENT_RANGE, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION, RANGE};
use http::{Method, Request, Response, StatusCode};

use super::{Client, answer, get, post, request};
use crate::wire::{
    BLOB_NAME, HereAnswer, HereRequest, OFFSET_STREAM, RECEIPT_HEADER, SignedBlobReceipt,
    TUS_VERSION, from_header, to_base64,
};
use crate::{Local, SyncError, Transport};

/// How far an upload is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UploadState {
    /// Headquarters has this many bytes and waits for more at this path.
    Open {
        path: String,
        offset: u64,
    },
    Done(Box<SignedBlobReceipt>),
}

impl<L: Local, T: Transport> Client<'_, L, T> {
    /// Receipts for those of `blobs` that are there already and may be known to be.
    pub async fn blobs_here(
        &self,
        blobs: Vec<Hash32>,
    ) -> Result<Vec<SignedBlobReceipt>, SyncError> {
        let response = self.send_signed_in(post("/v1/blobs/here", &HereRequest { blobs })).await?;
        let HereAnswer { receipts } = answer::json(&response)?;
        for receipt in &receipts {
            receipt.verify(&self.server)?;
        }
        Ok(receipts)
    }

    /// Begins an upload, or takes up the one that was broken off. With `whole`, all bytes go in
    /// this one request.
    pub async fn begin_upload(
        &self,
        blob: &BlobRef,
        whole: Option<Bytes>,
    ) -> Result<UploadState, SyncError> {
        let mut request = match whole {
            Some(bytes) => tus_body("/v1/blobs", Method::POST, bytes),
            None => tus("/v1/blobs", Method::POST, Bytes::new()),
        };
        let headers = request.headers_mut();
        headers.insert("upload-length", HeaderValue::from(blob.bytes));
        headers.insert("upload-metadata", metadata(blob));
        let response = self.send_signed_in(request).await?;
        if response.status() != StatusCode::CREATED {
            return Err(answer::refusal(&response));
        }
        let path = answer::text(response.headers(), LOCATION.as_str());
        let path = path.filter(|path| is_upload_path(path)).map(ToOwned::to_owned);
        let path = path.ok_or_else(|| garbage("it names no place to upload to"))?;
        self.state(blob, path, &response)
    }

    /// Sends bytes from `offset`, or from where headquarters says that it stands.
    pub async fn continue_upload(
        &self,
        blob: &BlobRef,
        path: String,
        offset: u64,
        bytes: Bytes,
    ) -> Result<UploadState, SyncError> {
        let mut request = tus_body(&path, Method::PATCH, bytes);
        request.headers_mut().insert("upload-offset", HeaderValue::from(offset));
        let response = self.send_signed_in(request).await?;
        if response.status() != StatusCode::NO_CONTENT {
            return Err(answer::refusal(&response));
        }
        let sent = offset;
        let state = self.state(blob, path, &response)?;
        match state {
            UploadState::Open { offset, .. } if offset <= sent => {
                Err(garbage("it took nothing of what was sent"))
            }
            state => Ok(state),
        }
    }

    /// Part of a blob that may be read; fewer bytes than `len` at its end. Where something on the
    /// way knows no ranges, everything from `offset` comes at once.
    pub async fn read_blob(
        &self,
        blob: &Hash32,
        offset: u64,
        len: u64,
    ) -> Result<Bytes, SyncError> {
        let mut request = get(&format!("/v1/blobs/{blob}"));
        let end = offset.saturating_add(len.max(1) - 1);
        let range = HeaderValue::try_from(format!("bytes={offset}-{end}")).expect("digits");
        request.headers_mut().insert(RANGE, range);
        let response = self.send_signed_in(request).await?;
        match response.status() {
            StatusCode::PARTIAL_CONTENT => {
                let range = answer::text(response.headers(), CONTENT_RANGE.as_str());
                let begins = format!("bytes {offset}-");
                if !range.is_some_and(|range| range.starts_with(&begins)) {
                    return Err(garbage("it sends another part of the file than was asked for"));
                }
                Ok(response.into_body())
            }
            StatusCode::OK => {
                let mut whole = response.into_body();
                let skipped = usize::try_from(offset).unwrap_or(usize::MAX).min(whole.len());
                Ok(whole.split_off(skipped))
            }
            _ => Err(answer::refusal(&response)),
        }
    }

    fn state(
        &self,
        blob: &BlobRef,
        path: String,
        response: &Response<Bytes>,
    ) -> Result<UploadState, SyncError> {
        let offset = answer::text(response.headers(), "upload-offset");
        let offset: u64 = offset
            .and_then(|offset| offset.parse().ok())
            .filter(|offset| *offset <= blob.bytes)
            .ok_or_else(|| garbage("it does not say how much it has"))?;
        let Some(text) = answer::text(response.headers(), RECEIPT_HEADER) else {
            return Ok(UploadState::Open { path, offset });
        };
        let signed: SignedBlobReceipt =
            from_header(text).ok_or_else(|| garbage("its receipt can't be read"))?;
        signed.verify(&self.server)?;
        if signed.receipt.blob != *blob {
            return Err(garbage("its receipt is for other bytes"));
        }
        Ok(UploadState::Done(Box::new(signed)))
    }
}

fn garbage(why: &str) -> SyncError {
    SyncError::Garbage(why.to_owned())
}

/// The path must be one of this server's: it is sent back with our token.
fn is_upload_path(path: &str) -> bool {
    let id = path.strip_prefix("/v1/blobs/uploads/");
    id.is_some_and(|id| !id.is_empty() && id.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn metadata(blob: &BlobRef) -> HeaderValue {
    let name = to_base64(blob.hash.to_string().as_bytes());
    HeaderValue::try_from(format!("{BLOB_NAME} {name}")).expect("base64")
}

fn tus(path: &str, method: Method, body: Bytes) -> Request<Bytes> {
    let mut request = request(method, path, body);
    let version = HeaderValue::from_static(TUS_VERSION);
    request.headers_mut().insert(HeaderName::from_static("tus-resumable"), version);
    request
}

fn tus_body(path: &str, method: Method, body: Bytes) -> Request<Bytes> {
    let checksum = format!("sha256 {}", to_base64(&sha256(&body).0));
    let mut request = tus(path, method, body);
    let headers = request.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(OFFSET_STREAM));
    headers.insert("upload-checksum", HeaderValue::try_from(checksum).expect("base64"));
    request
}
