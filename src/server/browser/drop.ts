/** Lets a file be dropped on the form in it, which sends it at once. Without scripts the form's own file field does. */
export class DropElement extends HTMLElement {
  private readonly over = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true) return
    event.preventDefault()
    this.toggleAttribute('data-over', event.type !== 'dragleave')
  }

  private readonly dropped = (event: DragEvent): void => {
    event.preventDefault()
    this.toggleAttribute('data-over', false)
    const field = this.querySelector<HTMLInputElement>('input[type=file]')
    const files = event.dataTransfer?.files
    if (field === null || files === undefined || files.length === 0) return
    field.files = files
    field.form?.requestSubmit()
  }

  /** Reading a large file takes a while, in which the button would do it a second time. */
  private readonly sending = (event: SubmitEvent): void => {
    if (this.hasAttribute('data-sending')) event.preventDefault()
    this.toggleAttribute('data-sending', true)
    const state = this.querySelector('[role=status]')
    if (state !== null) state.textContent = this.dataset.sendingText ?? ''
  }

  /** A page brought back from the browser's memory is not sending any more. */
  private readonly back = (): void => {
    this.toggleAttribute('data-sending', false)
    this.querySelector('[role=status]')?.replaceChildren()
  }

  connectedCallback(): void {
    this.addEventListener('dragover', this.over)
    this.addEventListener('dragleave', this.over)
    this.addEventListener('drop', this.dropped)
    this.addEventListener('submit', this.sending)
    window.addEventListener('pageshow', this.back)
  }

  disconnectedCallback(): void {
    window.removeEventListener('pageshow', this.back)
  }
}
