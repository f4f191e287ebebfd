"""Signs one field of a document with pyHanko, as PAdES baseline B."""

import sys

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner

key, certificate, issuing, field, source, target = sys.argv[1:]
signer = SimpleSigner.load(key, certificate, ca_chain_files=[issuing])
metadata = PdfSignatureMetadata(
    field_name=field, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256"
)
with open(source, "rb") as file, open(target, "wb") as out:
    PdfSigner(metadata, signer).sign_pdf(IncrementalPdfFileWriter(file), output=out)
