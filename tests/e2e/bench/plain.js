const form = document.forms[0], answers = JSON.parse(localStorage.getItem('plain') ?? '{}');
addEventListener('DOMContentLoaded', () => { for (const id in answers) form.elements[id].value = answers[id]; });
form.addEventListener('change', ({ target }) => {
  answers[target.name] = target.value;
  localStorage.setItem('plain', JSON.stringify(answers));
});
form.addEventListener('click', ({ target }) => {
  if (target.type !== 'button') return;
  form.dataset.at = Number(form.dataset.at) + 1;
  scrollTo(0, 0);
  if (target.id === 'last') for (const part of document.querySelectorAll('section:has(fieldset)')) {
    const given = [...part.querySelectorAll(':checked')].map(({ value }) => Number(value)).filter(value => value >= 0);
    const row = document.querySelector('table').insertRow();
    row.insertCell().append(part.querySelector('h2').textContent);
    row.insertCell().append(Math.round(given.reduce((sum, value) => sum + value, 0) / given.length * 25));
  }
});
