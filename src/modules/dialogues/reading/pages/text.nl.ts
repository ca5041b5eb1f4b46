export const nl = {
  title: "Lezen mensen die anders denken jouw bijdrage ook?",
  how: "We letten erop dat elke bijdrage wordt gelezen door mensen die verschillend denken. Dat zien we aan hoe je weegt.",
  roles: "Met wat je over jezelf zegt, kiezen we nooit wat je leest. Zo verraadt wat je las niet wie je bent.",
  caption: "Ongeveer hoe vaak elke groep las",
  columns: { group: "Groep", least: "Minst gelezen", median: "De middelste", most: "Meest gelezen" },
  few: "minder dan 10",
  merged: (count: string) =>
    `Samengevoegd, omdat ze hetzelfde zeggen: ${count}. Wie de ene woog, telt mee bij de andere.`,
  none: "Nog te weinig mensen om groepen te laten zien.",
};
