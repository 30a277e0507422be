namespace WriteBackLambdas.WriteBackFunction;

/// <summary>When a followed link records: its page posts by itself, a person presses the button, or the GET itself writes.</summary>
public enum WriteMode
{
    Auto,
    Confirm,
    Get,
}
