namespace WriteBackLambdas.EndToEnd.Tests.Aurora;

/// <summary>The same with quotes recorded in Aurora.</summary>
public sealed class AuroraStoryTests(AuroraStack stack) : StoryTests(stack);
