/** A file that is dropped beside every place for it must not replace the page. */
export function keepStrayFilesOut(page: EventTarget): void {
  for (const kind of ['dragover', 'drop']) {
    page.addEventListener(kind, (event) => {
      if ((event as DragEvent).dataTransfer?.types.includes('Files')) event.preventDefault();
    });
  }
}
