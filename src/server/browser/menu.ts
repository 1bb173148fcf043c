/** Closes the menu in it on Escape and on a click elsewhere. Without scripts it opens and closes by its summary alone. */
export class MenuElement extends HTMLElement {
  private readonly close = (event: Event): void => {
    const menu = this.querySelector('details')
    if (menu?.open !== true) return
    if (event instanceof KeyboardEvent) {
      if (event.key !== 'Escape') return
      menu.querySelector('summary')?.focus()
    } else if (event.target instanceof Node && this.contains(event.target)) return
    menu.open = false
  }

  connectedCallback(): void {
    document.addEventListener('click', this.close)
    document.addEventListener('keydown', this.close)
  }

  disconnectedCallback(): void {
    document.removeEventListener('click', this.close)
    document.removeEventListener('keydown', this.close)
  }
}
