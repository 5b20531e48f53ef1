export default defineNuxtConfig({
  compatibilityDate: "2026-11-01",
  telemetry: false,
  app: { head: { title: "Nuxt", htmlAttrs: { lang: "en" } } },
  // The tag is the element's, not one of a component.
  vue: { compilerOptions: { isCustomElement: (tag) => tag === "social-business-scan" } },
});
