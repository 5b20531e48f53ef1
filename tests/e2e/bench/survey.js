// The scan as a user of SurveyJS would make it: a model, what was answered kept on every change, and a radar of the
// three Ps at the end.
import { Model } from 'survey-core';
import 'survey-js-ui';
import { Chart, Filler, LineElement, PointElement, RadarController, RadialLinearScale, Tooltip } from 'chart.js';
import json from './survey.json';

Chart.register(Filler, LineElement, PointElement, RadarController, RadialLinearScale, Tooltip);

const key = 'survey';
const survey = new Model(json);
survey.data = JSON.parse(localStorage.getItem(key) ?? '{}');
survey.onValueChanged.add(() => localStorage.setItem(key, JSON.stringify(survey.data)));
survey.showCompletedPage = false;
survey.onComplete.add(({ data }) => {
  const score = page => {
    const given = page.elements.map(({ name }) => Number(data[name])).filter(value => value >= 0);
    return given.reduce((sum, value) => sum + value, 0) / given.length * 25;
  };
  const ps = json.pages.slice(1, 4);
  const canvas = document.body.appendChild(document.createElement('div')).appendChild(document.createElement('canvas'));
  new Chart(canvas, {
    type: 'radar',
    data: { labels: ps.map(({ title }) => title), datasets: [{ label: json.title, data: ps.map(score), fill: true }] },
    options: { scales: { r: { min: 0, max: 100 } } },
  });
});
survey.render(document.getElementById('survey'));
