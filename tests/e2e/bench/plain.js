const form = document.forms[0], parts = [...document.querySelectorAll('section')];
const answers = JSON.parse(localStorage.getItem('plain') ?? '{}');
for (const id in answers) form.elements[id].value = answers[id];
let at = 0;
form.addEventListener('change', ({ target }) => {
  answers[target.name] = target.value;
  localStorage.setItem('plain', JSON.stringify(answers));
});
form.addEventListener('click', ({ target }) => {
  if (target.type !== 'button') return;
  parts[at].hidden = true;
  parts[++at].hidden = false;
  scrollTo(0, 0);
  if (at === parts.length - 1) for (const part of parts.slice(1, -1)) {
    const given = [...part.querySelectorAll(':checked')].map(({ value }) => Number(value)).filter(value => value >= 0);
    const row = document.querySelector('table').insertRow();
    row.insertCell().append(part.querySelector('h2').textContent);
    row.insertCell().append(Math.round(given.reduce((sum, value) => sum + value, 0) / given.length * 25));
  }
});
