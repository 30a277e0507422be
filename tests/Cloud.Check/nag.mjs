import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';

/** What cdk-nag's packs find in a template: a rule and the logical id of a resource. */
export function nagFindings(templateFile) {
  const app = new App();
  new CfnInclude(new Stack(app, 'Stack'), 'Template', { templateFile });
  return [AwsSolutionsChecks, ServerlessChecks].flatMap((Pack) =>
    new Pack(app).validateScope(app).violations.flatMap(({ ruleName, description, violatingResources }) =>
      violatingResources.map(({ constructPath }) => ({ rule: ruleName.replace(/\[.*/, ''), resource: constructPath.split('/').at(-1), detail: description }))));
}
