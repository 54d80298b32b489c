# 每条命令都在 tools/bootstrap 里；这里只是名字。常用：make run（启动网站）、make test（运行测试）。
PYTHON ?= python3
ARGS ?=
COMMANDS := run setup test check lint format contracts types templates browser rendered postgres docs bench lock help

.DEFAULT_GOAL := help
.PHONY: $(COMMANDS) train

$(COMMANDS):
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo '没有找到 Python：请先安装 Python 3.11 或更新版本。' >&2; exit 1; }
	@cd tools && PYTHONDONTWRITEBYTECODE=1 exec $(PYTHON) -m bootstrap $@ $(ARGS)

# 由语料重新生成错别字模型：make train CORPUS=语料文件夹 [SENTENCES=训练句文件夹]
train:
	@test -n "$(CORPUS)" || { echo '请写明语料文件夹：make train CORPUS=文件夹' >&2; exit 1; }
	@OMP_NUM_THREADS=1 $(PYTHON) -m training "$(CORPUS)" $(if $(SENTENCES),--sentences "$(SENTENCES)")
