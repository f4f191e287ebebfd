use bytes::Bytes;
use canon::{BlobRef, Hash32, sha256};
use http::Response;
use record::Class;
use sha1::{Digest as _, Sha1};
use sync::memory::MemoryLocal;
use sync::wire::{
    HereAnswer, HereRequest, OFFSET_STREAM, RECEIPT_HEADER, Role, SignedBlobReceipt, from_header,
    to_base64,
};
use sync::{Client, Local as _, UploadState};

use crate::support::{
    Call, Home, REGION, TestServer, code, exchange, exchange_all, photo, sign_in,
};

/// A tus client that does what it is told.
struct Tus<'a> {
    server: &'a TestServer,
    token: String,
}

impl<'a> Tus<'a> {
    async fn of(server: &'a TestServer, local: &MemoryLocal) -> Self {
        Self { server, token: sign_in(server, local).await }
    }

    fn call(&self, method: &str, path: &str, body: &'static [u8]) -> Call {
        let call = Call::new(method, path, Bytes::from_static(body));
        call.token(&self.token).header("tus-resumable", "1.0.0")
    }

    fn begin(&self, blob: &BlobRef) -> Call {
        let name = to_base64(blob.hash.to_string().as_bytes());
        self.call("POST", "/v1/blobs", b"")
            .header("upload-length", blob.bytes)
            .header("upload-metadata", format!("filename aW5r,sha256 {name}"))
    }

    fn patch(&self, place: &str, offset: u64, bytes: &'static [u8]) -> Call {
        self.call("PATCH", place, bytes)
            .header("upload-offset", offset)
            .header("content-type", OFFSET_STREAM)
    }

    async fn place(&self, blob: &BlobRef) -> String {
        let response = self.begin(blob).send(self.server).await;
        assert_eq!(response.status(), 201);
        response.headers()["location"].to_str().unwrap().to_owned()
    }

    async fn offset(&self, place: &str) -> u64 {
        offset(&self.call("HEAD", place, b"").send(self.server).await)
    }
}

fn offset(response: &Response<Bytes>) -> u64 {
    assert_eq!(response.headers()["tus-resumable"], "1.0.0");
    response.headers()["upload-offset"].to_str().unwrap().parse().unwrap()
}

fn blob(bytes: &[u8]) -> BlobRef {
    BlobRef { hash: sha256(bytes), bytes: bytes.len() as u64 }
}

fn receipt(response: &Response<Bytes>) -> SignedBlobReceipt {
    from_header(response.headers()[RECEIPT_HEADER].to_str().unwrap()).unwrap()
}

async fn here(server: &TestServer, local: &MemoryLocal, blobs: &[Hash32]) -> Vec<BlobRef> {
    let call = Call::post("/v1/blobs/here", &HereRequest { blobs: blobs.to_vec() });
    let answer: HereAnswer = call.by(server, local).await.json(server).await;
    answer.receipts.into_iter().map(|signed| signed.receipt.blob).collect()
}

#[tokio::test]
async fn tus_from_end_to_end() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    let options = Call::new("OPTIONS", "/v1/blobs", "").send(&server).await;
    assert_eq!(options.headers()["tus-version"], "1.0.0");

    let tus = Tus::of(&server, &local).await;
    let whole = blob(b"green mountains");
    let place = tus.place(&whole).await;
    assert_eq!(tus.offset(&place).await, 0);
    let response = tus.patch(&place, 0, b"green ").send(&server).await;
    assert_eq!((response.status().as_u16(), offset(&response)), (204, 6));
    assert_eq!(tus.offset(&place).await, 6);
    assert!(!response.headers().contains_key(RECEIPT_HEADER));
    // Who begins again is sent to where it stands.
    let again = tus.begin(&whole).send(&server).await;
    assert_eq!((again.headers()["location"].to_str().unwrap(), offset(&again)), (&*place, 6));

    let last = tus.patch(&place, 6, b"mountains").send(&server).await;
    let receipt = receipt(&last);
    receipt.verify(&server.public).unwrap();
    assert_eq!((offset(&last), &receipt.receipt.blob), (15, &whole));
    assert_eq!(here(&server, &local, &[whole.hash]).await, [whole]);
    let gone = tus.call("HEAD", &place, b"").send(&server).await;
    assert_eq!(gone.status(), 404);
}

#[tokio::test]
async fn small_things_need_one_request() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    let tus = Tus::of(&server, &local).await;
    for bytes in [b"ink".as_slice(), b""] {
        let name = to_base64(sha256(bytes).to_string().as_bytes());
        let call = tus
            .call("POST", "/v1/blobs", bytes)
            .header("upload-length", bytes.len())
            .header("upload-metadata", format!("sha256 {name}"))
            .header("upload-checksum", format!("sha256 {}", to_base64(&sha256(bytes).0)))
            .header("content-type", OFFSET_STREAM);
        let response = call.send(&server).await;
        assert_eq!((response.status().as_u16(), offset(&response)), (201, bytes.len() as u64));
        assert_eq!(receipt(&response).receipt.blob, blob(bytes));
    }
}

#[tokio::test]
async fn a_wrong_checksum_takes_back_its_bytes_only() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    let tus = Tus::of(&server, &local).await;
    let place = tus.place(&blob(b"green mountains")).await;
    let checked = |offset, bytes: &'static [u8], checksum: String| {
        tus.patch(&place, offset, bytes).header("upload-checksum", checksum)
    };
    let good = format!("sha1 {}", to_base64(&Sha1::digest(b"green ")));
    assert_eq!(checked(0, b"green ", good.clone()).send(&server).await.status(), 204);
    let wrong = [good, format!("sha256 {}", to_base64(&sha256(b"fountains").0))];
    for checksum in wrong {
        let response = checked(6, b"mountains", checksum).send(&server).await;
        assert_eq!(code(&response), (460, "upload-checksum".into()));
        assert_eq!(tus.offset(&place).await, 6);
    }
    let unknown = checked(6, b"mountains", "crc32 AAAA".into()).send(&server).await;
    assert_eq!(code(&unknown), (400, "request-unreadable".into()));
}

#[tokio::test]
async fn what_does_not_fit_is_refused() {
    let server = TestServer::bounded(|limits| limits.blob_bytes = 100).await;
    let local = server.administrator().await;
    let tus = Tus::of(&server, &local).await;
    let whole = blob(b"green mountains");
    let place = tus.place(&whole).await;
    tus.patch(&place, 0, b"green ").send(&server).await;

    for elsewhere in [0, 5, 7, 15, u64::MAX] {
        let response = tus.patch(&place, elsewhere, b"x").send(&server).await;
        assert_eq!(code(&response), (409, "upload-offset".into()));
    }
    let long = tus.patch(&place, 6, b"mountains and rivers").send(&server).await;
    assert_eq!(code(&long), (413, "upload-too-long".into()));
    assert_eq!(tus.offset(&place).await, 6);
    let untyped = tus.call("PATCH", &place, b"mountains").header("upload-offset", 6);
    assert_eq!(code(&untyped.send_unchecked(&server).await).1, "request-unreadable");
    let huge = tus.begin(&BlobRef { bytes: 101, ..whole.clone() }).send(&server).await;
    assert_eq!(code(&huge), (413, "request-too-large".into()));
    let old = tus.begin(&whole).header("tus-resumable", "0.2.2").send(&server).await;
    assert_eq!(code(&old), (412, "tus-version".into()));
    let nameless = tus.begin(&whole).header("upload-metadata", "filename aW5r");
    assert_eq!(code(&nameless.send(&server).await).1, "request-unreadable");

    // Other bytes than promised are dropped, and the upload with them.
    let other = tus.patch(&place, 6, b"fountains").send(&server).await;
    assert_eq!(code(&other), (422, "upload-mismatch".into()));
    assert_eq!(tus.call("HEAD", &place, b"").send(&server).await.status(), 404);
    assert_eq!(here(&server, &local, &[whole.hash, sha256(b"green fountains")]).await, []);
}

#[tokio::test]
async fn an_upload_is_given_up_or_forgotten_in_time() {
    let mut server = TestServer::start().await;
    let local = server.administrator().await;
    let tus = Tus::of(&server, &local).await;
    let (first, second) = (blob(b"first"), blob(b"second"));
    let place = tus.place(&first).await;
    tus.patch(&place, 0, b"fi").send(&server).await;
    assert_eq!(tus.call("DELETE", &place, b"").send(&server).await.status(), 204);
    assert_eq!(tus.call("DELETE", &place, b"").send(&server).await.status(), 404);

    let place = tus.place(&second).await;
    tus.patch(&place, 0, b"se").send(&server).await;
    server.restart().await;
    assert_eq!(Tus::of(&server, &local).await.offset(&place).await, 2);
    server.pass(31 * 86_400_000);
    server.restart().await;
    let tus = Tus::of(&server, &local).await;
    assert_eq!(tus.call("HEAD", &place, b"").send(&server).await.status(), 404);
    let uploads = server.folder().join("uploads");
    assert_eq!(std::fs::read_dir(uploads).unwrap().count(), 0);
}

#[tokio::test]
async fn a_hash_is_no_ticket() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let owner = server.inspector(&administrator, 2).await;
    let colleague = server.inspector(&administrator, 3).await;
    let stranger = server.enrol(&administrator, 4, Home("650000", Role::Inspector)).await;
    photo(&owner, Class::Normal, b"a quarry");
    photo(&owner, Class::Restricted, b"a face");
    exchange_all(&owner, &server.transport()).await;
    let (quarry, face) = (blob(b"a quarry"), blob(b"a face"));
    let both = [quarry.hash, face.hash];

    assert_eq!(here(&server, &owner, &both).await, [quarry.clone(), face.clone()]);
    assert_eq!(here(&server, &colleague, &both).await, std::slice::from_ref(&quarry));
    // Naming the hash in a record of one's own opens nothing.
    photo(&stranger, Class::Normal, b"a face");
    let named = exchange(&stranger, &Interrupted(server.transport())).await;
    assert!(named.stopped.is_some());
    assert_eq!(here(&server, &stranger, &both).await, []);
    for (reader, blob, status) in
        [(&colleague, &quarry, 200), (&colleague, &face, 404), (&stranger, &face, 404)]
    {
        let call = Call::get(&format!("/v1/blobs/{}", blob.hash)).by(&server, reader).await;
        assert_eq!(call.send(&server).await.status(), status);
    }
    // Who has the bytes may send them: they are folded together, and nobody is told.
    exchange_all(&stranger, &server.transport()).await;
    assert_eq!(here(&server, &stranger, &both).await, [face]);
    let metrics = Call::get("/metrics").send(&server).await;
    assert!(String::from_utf8_lossy(metrics.body()).contains("qingshan_blobs 2\n"));
}

/// Lets records through, and no blob.
struct Interrupted<T>(T);

impl<T: sync::Transport> sync::Transport for Interrupted<T> {
    async fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> Result<Response<Bytes>, sync::TransportError> {
        if request.uri().path() == "/v1/blobs" {
            return Err(sync::TransportError::TimedOut);
        }
        self.0.send(request).await
    }
}

#[tokio::test]
async fn another_device_s_upload_is_not_there() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let other = server.inspector(&administrator, 2).await;
    let place = Tus::of(&server, &administrator).await.place(&blob(b"ink")).await;
    let tus = Tus::of(&server, &other).await;
    let calls = [
        tus.call("HEAD", &place, b""),
        tus.patch(&place, 0, b"ink"),
        tus.call("DELETE", &place, b""),
    ];
    for call in calls {
        assert_eq!(call.send(&server).await.status(), 404);
    }
    assert_ne!(tus.place(&blob(b"ink")).await, place);
}

#[tokio::test]
async fn a_blob_is_read_by_ranges() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    let bytes = sync::faults::Seeded::new(1).bytes(700_000);
    photo(&local, Class::Normal, &bytes);
    exchange_all(&local, &server.transport()).await;
    let path = format!("/v1/blobs/{}", sha256(&bytes));
    let read = async |range: &str| {
        let call = Call::get(&path).header("range", range);
        call.by(&server, &local).await.send(&server).await
    };
    let whole = Call::get(&path).by(&server, &local).await.send(&server).await;
    assert_eq!((whole.status().as_u16(), whole.body()), (200, &Bytes::from(bytes.clone())));
    let part = read("bytes=100000-600000").await;
    assert_eq!((part.status().as_u16(), part.body().as_ref()), (206, &bytes[100_000..=600_000]));
    assert_eq!(part.headers()["content-range"], "bytes 100000-600000/700000");
    assert_eq!(code(&read("bytes=700000-").await), (416, "range-invalid".into()));
    assert_eq!(
        code(&Call::get("/v1/blobs/x").by(&server, &local).await.send(&server).await).0,
        404
    );

    let transport = server.transport();
    let client = Client::new(&local, &transport).unwrap();
    let tail = client.read_blob(&sha256(&bytes), 699_990, 100).await.unwrap();
    assert_eq!(tail.as_ref(), &bytes[699_990..]);
}

#[tokio::test]
async fn an_upload_goes_on_from_any_byte() {
    let server = TestServer::start().await;
    let local = server.administrator().await;
    let transport = server.transport();
    let mut seeded = sync::faults::Seeded::new(42);
    for _ in 0..8 {
        let bytes = seeded.bytes(300_000);
        let whole = blob(&bytes);
        photo(&local, Class::Normal, &bytes);
        let client = Client::new(&local, &transport).unwrap();
        let UploadState::Open { path, offset } = client.begin_upload(&whole, None).await.unwrap()
        else {
            panic!("it can't be done yet")
        };
        let cut = 1 + usize::try_from(seeded.below(299_999)).unwrap();
        let part = Bytes::from(bytes[..cut].to_vec());
        client.continue_upload(&whole, path, offset, part).await.unwrap();
        let outcome = exchange_all(&local, &transport).await;
        assert_eq!(outcome.blobs_sent, 1);
        let read = client.read_blob(&whole.hash, 0, whole.bytes).await.unwrap();
        assert_eq!(sha256(&read), whole.hash);
    }
}

#[tokio::test]
async fn a_damaged_photo_holds_up_no_other() {
    let server = TestServer::start().await;
    let administrator = server.administrator().await;
    let local = server.enrol(&administrator, 2, Home(REGION, Role::Inspector)).await;
    let blobs: Vec<Vec<u8>> = (0..3).map(|n| vec![n; 400_000]).collect();
    for bytes in &blobs {
        photo(&local, Class::Normal, bytes);
    }
    local.damage_blob(&sha256(&blobs[0]), vec![9; 400_000]);
    local.damage_blob(&sha256(&blobs[1]), vec![1; 300_000]);
    let outcome = exchange(&local, &server.transport()).await;
    assert!(outcome.stopped.is_none());
    assert_eq!((outcome.blobs_sent, outcome.blobs_refused.len()), (1, 2));
    let mut refused: Vec<_> =
        outcome.blobs_refused.iter().map(|(hash, error)| (*hash, error.code())).collect();
    let mut expected = [(sha256(&blobs[0]), "server-refused"), (sha256(&blobs[1]), "blob-damaged")];
    refused.sort_unstable();
    expected.sort_unstable();
    assert_eq!(refused, expected);
    assert_eq!(local.blobs_waiting().unwrap().len(), 2);
}
