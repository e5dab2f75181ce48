/** Hands a text to the reader as a file. */
export function download(name: string, text: string, type = 'text/plain'): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser has taken the address over by then; giving it back frees the text.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
