import { DeskElement } from './desk.js'
import { DropElement } from './drop.js'
import { LiveElement } from './live.js'
import { MenuElement } from './menu.js'

customElements.define('concord-menu', MenuElement)
customElements.define('concord-desk', DeskElement)
customElements.define('concord-drop', DropElement)
customElements.define('concord-live', LiveElement)
