// The colours of the office: one hue and strength for each role of the design system, one lightness for each step.
// light-dark() chooses by the colour scheme that the page, or the person, asks for.

// role: [hue in degrees, strength of ink, strength of surfaces]
const ROLES = {
  default: [252, 0.022, 0.006],
  disabled: [252, 0.01, 0.004],
  "action-1": [256, 0.125, 0.024],
  "action-2": [256, 0.125, 0.024],
  "accent-1": [256, 0.09, 0.02],
  selected: [256, 0.125, 0.03],
  info: [240, 0.1, 0.025],
  positive: [155, 0.1, 0.035],
  warning: [68, 0.1, 0.05],
  highlight: [92, 0.11, 0.07],
  negative: [27, 0.16, 0.028],
};

// step: [lightness by day, lightness by night]
const SURFACES = {
  "bg-document": [1, 0.195],
  "bg-subtle": [0.98, 0.225],
  "bg-default": [0.96, 0.26],
  "bg-hover": [0.935, 0.3],
  "bg-active": [0.91, 0.34],
  "border-subtle": [0.89, 0.35],
};
const INKS = {
  "border-default": [0.6, 0.6],
  "border-hover": [0.45, 0.72],
  "border-active": [0.38, 0.8],
  "color-subtle": [0.47, 0.75],
  "color-default": [0.42, 0.82],
  "color-hover": [0.35, 0.88],
  "color-active": [0.29, 0.92],
  "color-document": [0.25, 0.93],
};
// On a filled ground: the light of the words is the dark of the ground, and the other way round.
const FILLED = {
  "inverse-bg-document": [0.27, 0.16],
  "inverse-bg-subtle": [0.33, 0.7],
  "inverse-bg-default": [0.4, 0.8],
  "inverse-bg-hover": [0.33, 0.86],
  "inverse-bg-active": [0.27, 0.91],
  "inverse-border-subtle": [0.55, 0.6],
  "inverse-border-default": [0.4, 0.8],
  "inverse-border-hover": [0.33, 0.86],
  "inverse-border-active": [0.27, 0.91],
};
const ON_FILLED = {
  "inverse-color-document": [0.98, 0.95],
  "inverse-color-default": [1, 0.17],
  "inverse-color-hover": [1, 0.15],
  "inverse-color-active": [1, 0.13],
  "inverse-color-subtle": [0.93, 0.25],
};

function tones(role, hue, strength, steps) {
  return Object.entries(steps).map(([step, [day, night]]) => [
    `--basis-color-${role}-${step}`,
    `light-dark(oklch(${day} ${day === 1 ? 0 : strength} ${hue}), oklch(${night} ${strength} ${hue}))`,
  ]);
}

/** Custom property and value, for every role and step. */
export function palette() {
  return Object.entries(ROLES).flatMap(([role, [hue, ink, surface]]) => [
    ...tones(role, hue, surface, SURFACES),
    ...tones(role, hue, ink, { ...INKS, ...FILLED }),
    ...tones(role, hue, surface, ON_FILLED),
  ]);
}
