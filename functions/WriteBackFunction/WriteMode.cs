namespace WriteBackLambdas.WriteBackFunction;

/// <summary>When a link records: its page posts automatically, a person clicks the button, or the GET itself writes.</summary>
public enum WriteMode
{
    Auto,
    Confirm,
    Get,
}
