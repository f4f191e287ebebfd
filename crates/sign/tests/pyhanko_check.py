"""One line for each signature of a document, as pyHanko judges it."""

import logging
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)
root, path = sys.argv[1:]
with open(path, "rb") as file:
    for signature in PdfFileReader(file).embedded_signatures:
        context = ValidationContext(
            trust_roots=[load_cert_from_pemder(root)], allow_fetching=False
        )
        status = validate_pdf_signature(signature, context)
        changes = status.modification_level
        print(
            signature.field_name,
            signature.signer_cert.subject.native["common_name"],
            f"ok={status.bottom_line}",
            f"trusted={status.trusted}",
            f"intact={status.intact and status.valid}",
            f"docmdp={status.docmdp_ok}",
            f"coverage={status.coverage.name}",
            f"changes={changes.name if changes else None}",
        )
