/** Leads to the first field that is wrong, once it is drawn as such. */
export function focusWrong(): void {
  setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 0);
}
