/** Hands a text, or bytes, to the reader as a file. */
export function download(name: string, content: string | Uint8Array, type = 'text/plain'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : new Blob([new Uint8Array(content)]);
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser has taken the address over by then; giving it back frees the text.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
