import "social-business-scan";
import { createApp } from "vue";
import App from "./App.vue";

createApp(App).mount("#app");
