/** A small PDF with these lines on one page, each as far below the one before as it is told. */
export function pdfOf(lines: readonly string[], title = 'Price list'): Uint8Array {
  const escaped = (text: string): string => text.replaceAll(/[\\()]/gu, String.raw`\$&`);
  const text = lines.map((line) => (line === '' ? '0 -40 Td' : `0 -14 Td (${escaped(line)}) Tj`)).join('\n');
  const content = `BT /F1 11 Tf 72 770 Td\n${text}\nET`;
  return document([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Title (${escaped(title)}) >>`,
  ]);
}

/** A PDF whose only page never ends: a stream that says the same for gigabytes once it is unpacked. */
export function bombPdf(packed: Uint8Array): Uint8Array {
  const head = `<< /Length ${String(packed.length)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n`;
  return document([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>',
    `${head}${Buffer.from(packed).toString('latin1')}\nendstream`,
  ]);
}

function document(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(text.length);
    text += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
  }
  const start = text.length;
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const count = String(objects.length + 1);
  const info = objects.length > 5 ? ' /Info 6 0 R' : '';
  text += `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R${info} >>\nstartxref\n${String(start)}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
