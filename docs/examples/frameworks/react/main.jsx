import "social-business-scan";
import { useState } from "react";
import { createRoot } from "react-dom/client";

function App() {
  const [progress, setProgress] = useState({ answered: 0, total: 0 });
  return (
    <>
      <h1>React</h1>
      <p id="progress">{progress.answered} of {progress.total}</p>
      {/* React 19 takes `on` and the name of the event for a listener. */}
      <social-business-scan lang="en" mode="quick" onsbs-progress={(event) => setProgress(event.detail)} />
    </>
  );
}

createRoot(document.querySelector("#app")).render(<App />);
