using System.Reflection;

namespace WriteBackLambdas.Offline.Tests;

/// <summary>Writes a type or a member of an assembly as a line of signatures.txt.</summary>
internal static class Signature
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(double)] = "double",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    internal static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    /// <summary>The names of all that a type is besides itself.</summary>
    internal static IEnumerable<string> Bases(Type type)
    {
        for (Type? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return Name(ancestor);
        }

        foreach (Type contract in type.GetInterfaces())
        {
            yield return Name(contract);
        }
    }

    /// <summary>Every public member, inherited ones too.</summary>
    internal static IEnumerable<string> All(Type type) => type.GetMembers(Public).Select(Line).OfType<string>();

    /// <summary>The public members that a type adds to what it inherits.</summary>
    internal static IEnumerable<string> Own(Type type) => type.GetMembers(Public | BindingFlags.DeclaredOnly)
        .Where(member => !IsOverride(member)).Select(Line).OfType<string>();

    private static bool IsOverride(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetBaseDefinition() != method,
        PropertyInfo { GetMethod: { } get } => IsOverride(get),
        _ => false,
    };

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        PropertyInfo property => $"{Name(property.PropertyType)} {property.Name} {{ {Accessors(property)} }}",
        MethodInfo { Name: "op_Implicit" } method => $"static implicit operator {Name(method.ReturnType)}({Parameters(method)})",
        MethodInfo { IsSpecialName: true } => null,
        MethodInfo method => $"{Static(method.IsStatic)}{Name(method.ReturnType)} {method.Name}{Generic(method)}({Parameters(method)})",
        FieldInfo { IsSpecialName: true } => null,
        FieldInfo { DeclaringType.IsEnum: true } field => $"{field.Name} = {field.GetRawConstantValue()}",
        FieldInfo { IsLiteral: true } field => $"const {Name(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}",
        FieldInfo field => $"{Static(field.IsStatic)}{(field.IsInitOnly ? "readonly " : "")}{Name(field.FieldType)} {field.Name}",
        Type => null,
        _ => member.ToString(),
    };

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Accessors(PropertyInfo property) =>
        $"{(property.GetGetMethod() is null ? "" : "get; ")}{(property.GetSetMethod() is null ? "" : "set;")}".TrimEnd();

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        (parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : "")
        + (parameter.IsOut ? "out " : "")
        + Name(parameter.ParameterType)
        + (parameter.HasDefaultValue ? " = default" : "")));

    private static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (type.HasElementType)
        {
            return Name(type.GetElementType()!) + (type.IsArray ? "[]" : "");
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
    }
}
