const page = new CSSStyleSheet()
document.adoptedStyleSheets = [...document.adoptedStyleSheets, page]

/** `size` of the paper: a slip is as long as it is, a sheet for the door is A4. What is printed stands beside the page, under `#root`. */
export function printOn(size: string): void {
  page.replaceSync(`@page { size: ${size}; margin: 0 }`)
  window.print()
}
