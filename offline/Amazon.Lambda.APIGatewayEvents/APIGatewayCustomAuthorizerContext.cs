namespace Amazon.Lambda.APIGatewayEvents;

/// <summary>What a custom authorizer adds to a request.</summary>
public class APIGatewayCustomAuthorizerContext : Dictionary<string, object>;
