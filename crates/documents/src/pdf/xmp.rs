//! Dates, and what the file says about itself.

use chrono::{DateTime, FixedOffset};

use crate::DocumentError;
use crate::pdf::Metadata;

/// The time of making, in its zone.
pub(crate) fn created(metadata: &Metadata) -> Result<DateTime<FixedOffset>, DocumentError> {
    let zone = FixedOffset::east_opt(i32::from(metadata.offset_minutes) * 60);
    let instant = DateTime::from_timestamp_millis(metadata.created_ms);
    match (instant, zone) {
        (Some(instant), Some(zone)) => Ok(instant.with_timezone(&zone)),
        _ => Err(DocumentError::Drawing { detail: "the time of making is no time".into() }),
    }
}

/// `D:20261030091244+08'00'`
pub(crate) fn pdf_date(time: &DateTime<FixedOffset>) -> String {
    let zone = time.format("%:z").to_string().replace(':', "'");
    format!("D:{}{zone}'", time.format("%Y%m%d%H%M%S"))
}

/// The XMP packet. It says the same as the document information: PDF/A compares them.
pub(crate) fn packet(metadata: &Metadata, time: &DateTime<FixedOffset>) -> String {
    let time = time.format("%Y-%m-%dT%H:%M:%S%:z");
    let (title, author) = (escaped(&metadata.title), escaped(&metadata.author));
    let producer = escaped(&metadata.producer);
    let id = u128::from_be_bytes(metadata.id);
    format!(
        r#"<?xpacket begin="{BOM}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{time}</xmp:CreateDate>
<xmp:ModifyDate>{time}</xmp:ModifyDate>
<xmp:MetadataDate>{time}</xmp:MetadataDate>
<xmpMM:DocumentID>urn:qingshan:{id:032x}</xmpMM:DocumentID>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"#
    )
}

const BOM: char = '\u{FEFF}';

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_carry_their_zone() {
        let metadata = Metadata {
            title: "记录 <1> & 附件".into(),
            author: "某局".into(),
            producer: "Qingshan".into(),
            created_ms: 1_793_322_764_000,
            offset_minutes: 480,
            id: [7; 16],
        };
        let time = created(&metadata).unwrap();
        assert_eq!(pdf_date(&time), "D:20261030091244+08'00'");
        let packet = packet(&metadata, &time);
        assert!(packet.contains("<xmp:CreateDate>2026-10-30T09:12:44+08:00</xmp:CreateDate>"));
        assert!(packet.contains("记录 &lt;1&gt; &amp; 附件"));
        let west = Metadata { offset_minutes: -210, ..metadata.clone() };
        assert_eq!(pdf_date(&created(&west).unwrap()), "D:20261029214244-03'30'");
        assert!(created(&Metadata { created_ms: i64::MAX, ..metadata }).is_err());
    }
}
