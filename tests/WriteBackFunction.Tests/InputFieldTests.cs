using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Tests;

/// <summary>The form's inputs: what the browser is told, what the server refuses, and the one message beside each.</summary>
public static class InputFieldTests
{
    private static readonly QuoteDefinition Definition = QuoteDefinition.Embedded with
    {
        Inputs =
        [
            new("title", "Title", new(SqlTypeKind.Varchar, 10), Required: true),
            new("how", "How", new(SqlTypeKind.Varchar, 10), Required: false, ["post", "mail"]),
            new("pieces", "Pieces", new(SqlTypeKind.Integer), Required: false, Min: 1, Max: 5000),
            new("rate", "Rate", new(SqlTypeKind.Decimal, 5, 2), Required: false, Max: 1.25m),
            new("share", "Share", new(SqlTypeKind.Decimal, 5, 3), Required: false),
            new("due", "Due", new(SqlTypeKind.Date), Required: false),
            new("urgent", "Urgent", new(SqlTypeKind.Boolean), Required: false),
        ],
    };

    [Theory]
    [InlineData(
        "<label for=\"input-title\">Title <span class=\"mark\">required</span></label>\n"
        + "<input type=\"text\" id=\"input-title\" name=\"title\" required maxlength=\"10\" value=\"\">")]
    [InlineData(
        "<select id=\"input-how\" name=\"how\">\n<option value=\"\">Please choose</option>\n"
        + "<option value=\"post\">post</option>\n<option value=\"mail\">mail</option>\n</select>")]
    [InlineData("<input type=\"number\" id=\"input-pieces\" name=\"pieces\" min=\"1\" max=\"5000\" step=\"1\" value=\"\">")]
    [InlineData("<input type=\"number\" id=\"input-rate\" name=\"rate\" max=\"1.25\" step=\"0.01\" value=\"\">")]
    [InlineData("<input type=\"number\" id=\"input-share\" name=\"share\" step=\"0.001\" value=\"\">")]
    [InlineData("<input type=\"date\" id=\"input-due\" name=\"due\" value=\"\">")]
    [InlineData("<option value=\"true\">Yes</option>\n<option value=\"false\">No</option>")]
    public static void The_browser_checks_what_the_definition_asks_for(string part) => Assert.Contains(
        part, Answers.Page(new Answer(Outcome.Form) { Link = Answers.Signed.Link }, Definition), StringComparison.Ordinal);

    [Theory]
    [InlineData("title=", "title", "Please fill this in.")]
    [InlineData(
        "title=%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9",
        "title",
        "This is too long: 12 bytes, and at most 10 fit. Accented letters and symbols take more than one.")]
    [InlineData("title=a%00", "title", "This text cannot be stored. Please enter it again.")]
    [InlineData("title=x&how=Post", "how", "Please choose one from the list.")]
    [InlineData("title=x&pieces=0", "pieces", "Please enter a number from 1 to 5,000.")]
    [InlineData("title=x&pieces=many", "pieces", "Please enter a number from 1 to 5,000.")]
    [InlineData("title=x&rate=1.26", "rate", "Please enter a number of at most 1.25.")]
    [InlineData("title=x&share=0.1234", "share", "Please enter a number with at most 3 decimal places.")]
    [InlineData("title=x&due=2026-02-30", "due", "Please enter a date.")]
    [InlineData("title=x&urgent=maybe", "urgent", "Please choose one from the list.")]
    [InlineData("title=x&due=2026-02-28&due=2026-02-28", "due", "Please enter a date.")]
    public static async Task An_invalid_input_has_one_message_beside_it(string body, string name, string message)
    {
        using var lambda = new WriteBackLambda(WriteMode.Confirm, Definition);
        var response = await lambda.AnswerAsync(Requests.Form(body));

        Assert.Equal(400, response.StatusCode);
        Assert.Contains($"<p class=\"fault\" id=\"fault-{name}\">{message}</p>", response.Body, StringComparison.Ordinal);
        Assert.Equal(1, response.Body!.Split("class=\"fault\"").Length - 1);
        Assert.Equal(1, response.Body.Split("aria-invalid=\"true\"").Length - 1);
    }

    [Fact]
    public static async Task What_was_entered_is_kept_when_something_else_is_wrong()
    {
        using var lambda = new WriteBackLambda(WriteMode.Confirm, Definition);
        var response = await lambda.AnswerAsync(Requests.Form("title=%22x%22&how=mail&pieces=7&due=2026-02-28&urgent=false&rate=9"));

        Assert.Contains("name=\"title\" required maxlength=\"10\" value=\"&quot;x&quot;\">", response.Body, StringComparison.Ordinal);
        Assert.Contains("<option value=\"mail\" selected>mail</option>", response.Body, StringComparison.Ordinal);
        Assert.Contains("<option value=\"false\" selected>No</option>", response.Body, StringComparison.Ordinal);
        Assert.Contains("name=\"pieces\" min=\"1\" max=\"5000\" step=\"1\" value=\"7\">", response.Body, StringComparison.Ordinal);
        Assert.Contains("name=\"due\" value=\"2026-02-28\">", response.Body, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"fault-rate\" max=\"1.25\" step=\"0.01\" value=\"9\">", response.Body, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task Inputs_that_are_right_go_to_the_warehouse()
    {
        using var lambda = new WriteBackLambda(WriteMode.Confirm, Definition);

        var request = Requests.Form("title=x&how=post&pieces=5000&rate=-3&due=2028-02-29&urgent=true");
        Assert.Equal(503, (await lambda.AnswerAsync(request)).StatusCode);
    }
}
