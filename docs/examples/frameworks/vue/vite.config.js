import vue from "@vitejs/plugin-vue";

// The tag is the element's, not one of a component.
const template = { compilerOptions: { isCustomElement: (tag) => tag === "social-business-scan" } };

export default { plugins: [vue({ template })], base: "./" };
