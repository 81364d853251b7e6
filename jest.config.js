// The SDK's worry about which Node.js its next versions want would fill the page of whoever runs the tests.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

export default {
  testEnvironment: "<rootDir>/__tests__/environment.js",
  reporters: ["default", "<rootDir>/__tests__/closing-line.js"],
  roots: ["<rootDir>/__tests__"],
  testMatch: ["**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "es6" } },
    ],
  },
};
