export const CHART_HEIGHT = 200;
