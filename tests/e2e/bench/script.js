// What a script does to bring a page to another one; `html` stands before it, the script of that page behind it.
const brought = new DOMParser().parseFromString(html, 'text/html');
document.head.append(brought.querySelector('style'));
document.body.append(...brought.body.childNodes);
