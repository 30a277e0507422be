import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';

/** Returns the findings of cdk-nag's packs in a template, each with the rule and the resource's logical id. */
export function nagFindings(templateFile) {
  const app = new App();
  new CfnInclude(new Stack(app, 'Stack'), 'Template', { templateFile });
  return [AwsSolutionsChecks, ServerlessChecks].flatMap((Pack) =>
    new Pack(app).validateScope(app).violations.flatMap(({ ruleName, description, violatingResources }) =>
      violatingResources.map(({ constructPath }) => (
        { rule: ruleName.replace(/\[.*/, ''), resource: constructPath.split('/').at(-1), detail: description }))));
}
