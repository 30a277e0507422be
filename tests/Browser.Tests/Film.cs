using System.Globalization;
using Microsoft.Playwright;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>Films real pages: each scene is a page in a drawn browser window, with a caption and a ring around what it is about.</summary>
/// <param name="studio">A page on which the scenes are drawn.</param>
internal sealed class Film(IPage studio)
{
    public const int Width = 900;
    public const int PageHeight = 640;

    /// <summary>Device pixels per CSS pixel, of the studio and of the pages.</summary>
    public const int Scale = 2;

    private const int PageTop = 104;
    private const int Height = PageTop + PageHeight;
    private const string Style =
        """
        * { box-sizing: border-box; }
        body { margin: 0; background: #1b2333; font: 17px/1.35 system-ui, sans-serif; }
        #caption { height: 64px; padding: 0 20px; display: flex; align-items: center; gap: 16px; color: #fff; }
        #caption b { flex: none; width: 34px; line-height: 34px; text-align: center; background: #3451d1; border-radius: 50%; }
        #address { height: 40px; padding: 7px 16px; background: #dde1ea; border-radius: 10px 10px 0 0; }
        #address p { margin: 0; padding: 3px 14px; background: #fff; border-radius: 13px; }
        #address p { font: 13px/20px monospace; color: #333c4d; white-space: nowrap; }
        #address mark { padding: 2px 4px; background: #ffd7d4; color: #a1121a; border-radius: 4px; font-weight: bold; }
        img { display: block; width: 900px; height: 640px; }
        #ring { position: absolute; border: 4px solid #e4572e; border-radius: 14px; }
        #ring.clicked { background: #e4572e66; box-shadow: 0 0 0 8px #e4572e55; }
        """;

    private readonly AnimatedWebP _animation = new(Width * Scale, Height * Scale);
    private int _scenes;

    /// <summary>Adds a scene; the caption's time to read depends on its length. A click makes the ring flash.</summary>
    public async Task ShootAsync(IPage page, Html address, string caption, ILocator? ring = null, bool isClick = false)
    {
        await page.Mouse.MoveAsync(0, 0);
        var picture = Convert.ToBase64String(await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled }));
        var box = ring is null ? null : await ring.BoundingBoxAsync();
        await studio.SetContentAsync(Html.Of(
            $"""
            <!doctype html><html lang="en">
            <div id="caption"><b>{++_scenes}</b><span>{caption}</span></div>
            <div id="address"><p>{address}</p></div>
            <img alt="" src="data:image/png;base64,{picture}">
            {Ring(box)}
            </html>
            """).ToString());
        await studio.AddStyleTagAsync(new() { Content = Style });
        await studio.Locator("img").EvaluateAsync("image => image.decode()");
        await AddAsync(0, 0, Width, Height, TimeSpan.FromMilliseconds(1400 + (35 * caption.Length)));
        if (box is not null && isClick)
        {
            await studio.Locator("#ring").EvaluateAsync("ring => ring.classList.add('clicked')");
            var (left, top) = ((int)box.X - 20, (int)box.Y - 20 + PageTop);
            await AddAsync(left, top, (int)box.Width + 40, (int)box.Height + 40, TimeSpan.FromMilliseconds(500));
        }
    }

    /// <summary>Saves the current scene as a picture that does not move.</summary>
    public async Task SaveStillAsync(string path) => await File.WriteAllBytesAsync(path, await CaptureAsync(0, 0, Width, Height));

    public Task SaveAsync(string path) => _animation.SaveAsync(path);

    private async Task AddAsync(int left, int top, int width, int height, TimeSpan duration)
    {
        width = Math.Min(width, Width - left);
        var picture = await CaptureAsync(left, top, width, height);
        _animation.Add(picture, left * Scale, top * Scale, width * Scale, height * Scale, duration);
    }

    /// <summary>Playwright itself takes no WebP.</summary>
    private async Task<byte[]> CaptureAsync(int left, int top, int width, int height)
    {
        var session = await studio.Context.NewCDPSessionAsync(studio);
        var answer = await session.SendAsync("Page.captureScreenshot", new()
        {
            ["format"] = "webp",
            ["quality"] = 85,
            ["clip"] = new { x = left, y = top, width, height, scale = 1 },
        });
        return answer!.Value.GetProperty("data").GetBytesFromBase64();
    }

    private static Html Ring(LocatorBoundingBoxResult? box) => box is null ? default : Html.Of(
        $"""
        <div id="ring" style="left:{Px(box.X - 7)}; top:{Px(box.Y - 7 + PageTop)};
        width:{Px(box.Width + 14)}; height:{Px(box.Height + 14)}"></div>
        """);

    private static string Px(double length) => string.Create(CultureInfo.InvariantCulture, $"{length:0.#}px");
}
