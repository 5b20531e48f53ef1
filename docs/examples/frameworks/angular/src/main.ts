import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import type { SocialBusinessScanEventMap } from "social-business-scan";

@Component({
  selector: "app-root",
  // The tag is the element's, not one of a component.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Angular</h1>
    <p id="progress">{{ progress().answered }} of {{ progress().total }}</p>
    <social-business-scan lang="en" mode="quick" (sbs-progress)="hear($event)"></social-business-scan>
  `,
})
class App {
  readonly progress = signal({ answered: 0, total: 0 });

  hear(event: SocialBusinessScanEventMap["sbs-progress"]) {
    this.progress.set(event.detail);
  }
}

bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
