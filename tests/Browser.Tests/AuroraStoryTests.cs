namespace WriteBackLambdas.Browser.Tests;

/// <summary>The same clicks with quotes recorded in Aurora; nothing copies them to Redshift meanwhile.</summary>
public sealed class AuroraStoryTests(AuroraStack stack, SharedBrowser browser) : StoryTests(stack, browser);
